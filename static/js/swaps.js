// htmx 4: the token of forms, what was swapped said aloud, and pages of errors or sign-in kept out of parts of a page.
(() => {
  "use strict";
  const line = document.getElementById("tin-nhan");
  const say = (words) => line && (line.textContent = words);

  const tell = (heading, text) => {
    const place = document.getElementById("thong-bao");
    const sample = document.getElementById("mau-loi");
    if (!place || !sample) return;
    const note = sample.content.cloneNode(true);
    if (heading) note.querySelector("[data-heading]").textContent = heading;
    if (text) note.querySelector("[data-text]").textContent = text;
    note.firstElementChild.dataset.told = "";
    place.replaceChildren(note);
    place.scrollIntoView({ block: "center" });
  };

  document.addEventListener("htmx:config:request", (event) => {
    const { request } = event.detail.ctx;
    const token = document.querySelector('meta[name="csrf-token"]');
    if (token && request.method !== "GET") request.headers["X-CSRFToken"] = token.content;
    // A part and its page share one address: a part in the browser's cache would come back as the page.
    request.cache = "no-store";
  });

  document.addEventListener("htmx:after:request", (event) => {
    const { ctx } = event.detail;
    const { raw, status } = ctx.response;
    if (status < 400) document.querySelectorAll("[data-told]").forEach((note) => note.remove());
    const whole = /^\s*<!doctype/i.test(ctx.text);
    if (!whole || ctx.select) return;
    if (status < 400) {
      // The session is lost (the answer is the sign-in page), or the address gives no part: go there.
      event.preventDefault();
      location.assign(ctx.request.method === "GET" && !raw.redirected ? raw.url : location.href);
      return;
    }
    ctx.swap = "none";
    ctx.push = ctx.replace = "false"; // the page is still what its address says
    const page = new DOMParser().parseFromString(ctx.text, "text/html");
    tell(page.querySelector("main h1")?.textContent.trim(), page.querySelector("main [data-reason]")?.textContent.trim());
  });
  document.addEventListener("htmx:error", () => tell());

  // A part may carry data-announce="148 đoàn viên": said by screen readers after the swap.
  document.addEventListener("htmx:after:settle", (event) => {
    const target = event.target;
    const part = target.matches?.("[data-announce]") ? target : target.querySelector?.("[data-announce]");
    if (part) say(part.dataset.announce);
    const heading = target.querySelector?.("[data-focus]");
    if (heading) {
      heading.tabIndex = -1;
      heading.focus();
    }
  });
})();
