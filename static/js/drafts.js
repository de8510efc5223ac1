// What was typed survives a lost session. A guarded form leaves a copy in this tab when it is sent; if the answer is the sign-in
// page (data-keeps-draft), the copy waits and is filled in again after the same person has signed in; on any other page it is gone.
(() => {
  "use strict";
  const KEY = "ban-nhap";
  const user = document.body.dataset.user;

  const read = () => {
    try {
      return JSON.parse(sessionStorage.getItem(KEY));
    } catch {
      return null;
    }
  };
  const write = (draft) => sessionStorage.setItem(KEY, JSON.stringify(draft));
  const address = (form) => new URL(form.action, location.href).pathname;
  const kept = (field) => field.name && !["password", "file", "submit", "button"].includes(field.type)
    && field.name !== "csrfmiddlewaretoken" && !field.hasAttribute("data-version");

  const fill = (form, fields) => {
    for (const field of form.elements) {
      if (!kept(field) || field.type === "hidden") continue;
      const values = fields.filter(([name]) => name === field.name).map(([, value]) => value);
      if (["checkbox", "radio"].includes(field.type)) field.checked = values.includes(field.value);
      else if (field.multiple) for (const option of field.options) option.selected = values.includes(option.value);
      else if (values.length) field.value = values[0];
    }
  };

  // The page that offers to send the same once more holds it itself; who drops it there means it.
  if (document.querySelector("[data-drops-draft]")) sessionStorage.removeItem(KEY);
  const draft = read();
  if (draft && document.querySelector("[data-keeps-draft]")) {
    write({ ...draft, waiting: true });
  } else if (draft) {
    sessionStorage.removeItem(KEY);
    const form = [...document.querySelectorAll("form[data-guard]")].find((one) => address(one) === draft.address);
    if (form && draft.waiting && draft.user === user) {
      fill(form, draft.fields);
      const note = document.getElementById("mau-khoi-phuc");
      if (note) form.before(note.content.cloneNode(true));
    }
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!user || event.defaultPrevented || !form.hasAttribute("data-guard")) return;
    const names = new Set([...form.elements].filter(kept).map((field) => field.name));
    write({ address: address(form), user, fields: [...new FormData(form)].filter(([name]) => names.has(name)) });
  });
})();
