// Keyboard: Ctrl-K goes to the quick search and "/" to the search of the list, where the page has them. Tabs show the current one.
(() => {
  "use strict";
  const typing = (element) =>
    element.matches("textarea, select, [contenteditable], input:not([type=checkbox], [type=radio], [type=submit])");

  document.addEventListener("keydown", (event) => {
    const quick = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k";
    const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !typing(event.target);
    const field = quick ? document.querySelector('[data-key="ctrl-k"]') : slash && document.querySelector('[data-key="/"]');
    if (!field || !field.offsetParent) return;
    event.preventDefault();
    field.focus();
    field.select();
  });

  const reveal = (root) =>
    root.querySelectorAll(".tabs, .chips-1").forEach((row) => {
      const current = row.querySelector("[aria-current]");
      if (!current) return;
      const space = (row.clientWidth - current.offsetWidth) / 2;
      row.scrollLeft = current.offsetLeft - space;
    });
  reveal(document);
  document.addEventListener("htmx:after:process", (event) => reveal(event.target));
})();
