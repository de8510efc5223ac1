// Rows that are chosen: marked, counted in the action bar (data-counts holds the name of their boxes), which hides when none is.
(() => {
  "use strict";
  const count = () =>
    document.querySelectorAll(".actbar[data-counts]").forEach((bar) => {
      const boxes = [...document.getElementsByName(bar.dataset.counts)];
      const chosen = boxes.filter((box) => box.checked).length;
      boxes.forEach((box) => box.closest("tr")?.classList.toggle("sel", box.checked));
      bar.hidden = chosen === 0;
      bar.classList.toggle("d-none", chosen === 0);
      bar.querySelector("[data-number]").textContent = chosen.toLocaleString("vi-VN");
      bar.querySelector("[data-chosen]").classList.toggle("d-none", chosen === 0);
      bar.querySelector("[data-unchosen]").classList.toggle("d-none", chosen > 0);
    });
  count();
  document.addEventListener("change", (event) => event.target.matches('input[type="checkbox"]') && count());
  document.addEventListener("htmx:after:process", count);
  window.addEventListener("pageshow", count);
})();
