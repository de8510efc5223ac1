// Dates (data-date) are typed: 26112002, 26-11-2002 and 26.11.2002 become 26/11/2002 on leaving the field; a bare year stays.
// A calendar stands beside the field for whoever prefers one; it is fetched when first opened.
(() => {
  "use strict";
  const { picker, locale, theme } = document.currentScript.dataset;
  let loading = null;

  const load = (source) =>
    new Promise((resolve, reject) => {
      const script = Object.assign(document.createElement("script"), { src: source, onload: resolve, onerror: reject });
      document.head.append(script);
    });
  const fetchPicker = () => {
    loading ||= (async () => {
      document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: theme }));
      await load(picker);
      await load(locale);
    })();
    return loading;
  };

  const tidy = (text) => {
    const typed = text.trim();
    const digits = typed.match(/^(\d{2})(\d{2})(\d{4})$/) || typed.match(/^(\d{1,2})[\s./-]+(\d{1,2})[\s./-]+(\d{4})$/);
    if (digits) return `${digits[1].padStart(2, "0")}/${digits[2].padStart(2, "0")}/${digits[3]}`;
    const month = typed.match(/^(\d{1,2})[\s./-]+(\d{4})$/);
    return month ? `${month[1].padStart(2, "0")}/${month[2]}` : typed;
  };

  const put = (field, value) => {
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
  };

  document.addEventListener("focusout", (event) => {
    const field = event.target;
    if (!field.matches?.("input[data-date]")) return;
    const value = tidy(field.value);
    if (value !== field.value) put(field, value);
  });

  const attach = (field) => {
    const sample = document.getElementById("mau-lich");
    const box = field.closest(".date-box");
    if (!sample || box.querySelector("details")) return;
    box.append(sample.content.cloneNode(true));
    const menu = box.querySelector("details");
    let calendar = null;
    let following = false; // the calendar is being set to what was typed: not a choice to take over
    menu.addEventListener("toggle", async () => {
      if (!menu.open) return;
      await fetchPicker();
      if (!calendar) {
        const holder = document.createElement("div");
        const sheet = menu.querySelector(".menu-pop");
        sheet.prepend(holder);
        const arrow = (sign, words) => `<span aria-hidden="true">${sign}</span><span class="visually-hidden">${words}</span>`;
        calendar = new window.Datepicker(holder, {
          language: "vi",
          weekStart: 1,
          format: "dd/mm/yyyy",
          buttonClass: "btn",
          prevArrow: arrow("‹", sheet.dataset.previous),
          nextArrow: arrow("›", sheet.dataset.next),
        });
        holder.addEventListener("changeDate", () => {
          if (following || !calendar.getDate()) return;
          put(field, calendar.getDate("dd/mm/yyyy"));
          menu.open = false;
          field.focus();
        });
      }
      if (/^\d{2}\/\d{2}\/\d{4}$/.test(field.value)) {
        following = true;
        calendar.setDate(field.value);
        following = false;
      }
    });
  };

  const start = (root) => root.querySelectorAll("input[data-date]").forEach(attach);
  start(document);
  document.addEventListener("htmx:after:process", (event) => start(event.target));
})();
