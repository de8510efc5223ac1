// Forms: nothing is sent twice, and a half-filled form (data-guard) isn't left by accident.
(() => {
  "use strict";
  let leaving = false; // a guarded form is on its way, so leaving is meant

  const fingerprint = (form) =>
    JSON.stringify([...new FormData(form)].map(([name, value]) => [name, value instanceof File ? value.name : value]));
  const first = new WeakMap();
  const remember = (root) =>
    root.querySelectorAll("form[data-guard]").forEach((form) => first.has(form) || first.set(form, fingerprint(form)));

  const settle = (form) => {
    delete form.dataset.sent;
    // By the form's own list: a button may stand outside and name its form.
    [...form.elements].filter((one) => one.dataset.sent).forEach((button) => {
      delete button.dataset.sent;
      button.style.minWidth = "";
      if (button.dataset.words) button.replaceChildren(...button.keptNodes);
      delete button.dataset.words;
    });
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    // A form that answers with a file leaves the page standing: its button must stay usable.
    if (form.getAttribute("method")?.toLowerCase() !== "post" || form.hasAttribute("data-download")) return;
    if (form.dataset.sent) return event.preventDefault();
    if (event.defaultPrevented && !form.matches("[hx-post], [data-hx-post]")) return;
    form.dataset.sent = "true";
    if (form.hasAttribute("data-guard")) leaving = true;
    const button = event.submitter;
    if (!button) return;
    // After the browser has collected the fields: the name and value of the button belong to them.
    setTimeout(() => {
      button.style.minWidth = `${button.offsetWidth}px`;
      button.dataset.sent = "true";
      if (button.dataset.busy) {
        button.dataset.words = "kept";
        button.keptNodes = [...button.childNodes];
        button.textContent = button.dataset.busy;
      }
    });
  });

  document.addEventListener("htmx:finally:request", (event) => {
    const form = event.target.closest?.("form");
    if (form) settle(form);
    leaving = false;
  });
  // Back from the browser's memory: the page is as it was left.
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    leaving = false;
    document.querySelectorAll("form[data-sent]").forEach(settle);
  });

  document.addEventListener("click", (event) => event.target.closest("[data-prints]") && window.print());

  window.addEventListener("beforeunload", (event) => {
    if (leaving) return;
    // A form that came back with errors holds what was typed, and none of it is saved.
    const changed = [...document.querySelectorAll("form[data-guard]")].some(
      (form) => form.querySelector(".is-invalid, [data-errors]") || (first.has(form) && first.get(form) !== fingerprint(form)),
    );
    if (changed) event.preventDefault();
  });

  document.addEventListener("change", (event) => {
    const box = event.target;
    if (box.matches("[data-shows]")) {
      // "Hiện mật khẩu": data-shows holds the ids of the password fields.
      box.dataset.shows.split(" ").forEach((id) => {
        const field = document.getElementById(id);
        if (field) field.type = box.checked ? "text" : "password";
      });
    }
    if (box.matches("[data-checks]")) {
      // "Chọn cả trang": data-checks is the name of the boxes of the rows.
      document.getElementsByName(box.dataset.checks).forEach((one) => {
        if (one.checked !== box.checked) one.click();
      });
    }
    if (box.matches("[data-sends]")) box.form.requestSubmit();
  });

  const start = (root) => {
    remember(root);
    // Boxes that only a script can serve are hidden in the page and shown here.
    root.querySelectorAll("[data-needs-script][hidden]").forEach((part) => (part.hidden = false));
    const summary = root.querySelector("[data-errors]");
    if (summary) summary.focus();
  };
  start(document);
  document.addEventListener("htmx:after:process", (event) => start(event.target));
})();
