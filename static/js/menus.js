// Menus are <details>: they open without a script. Here they close on Esc, on a click outside, and by a button on a phone.
(() => {
  "use strict";
  const OPEN = "details.menu[open], details.unit-sw[open]";

  const close = (menu, returnFocus) => {
    menu.open = false;
    if (returnFocus) menu.querySelector("summary").focus();
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest(".menu-close");
    if (button) return close(button.closest("details"), true);
    document.querySelectorAll(OPEN).forEach((menu) => {
      if (!menu.contains(event.target)) close(menu, false);
    });
  });

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    // The innermost first: the unit switcher stands inside the phone's "Thêm".
    const menus = [...document.querySelectorAll(OPEN)];
    const menu = menus.reverse().find((one) => one.contains(document.activeElement)) || menus[0];
    if (menu) close(menu, menu.contains(document.activeElement));
  });

  // The sheet of a phone needs a way out that can be seen; without a script its tab closes it.
  document.addEventListener(
    "toggle",
    (event) => {
      const menu = event.target;
      if (!(menu instanceof HTMLDetailsElement) || !menu.open || !menu.matches("details.menu")) return;
      const sheet = menu.querySelector(":scope > .menu-pop");
      const sample = document.getElementById("mau-dong");
      if (sheet && sample && !sheet.querySelector(".menu-close")) sheet.append(sample.content.cloneNode(true));
    },
    true, // toggle doesn't bubble
  );
})();
