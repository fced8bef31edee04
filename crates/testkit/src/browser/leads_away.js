// Says whether using the given element asks for another page: a link to one, or what sends a form.
const [element] = arguments;
const link = element.closest("a[href]");
if (link) return !link.getAttribute("href").startsWith("#") && !link.hasAttribute("download");
const sends = element.closest("button, input");
return Boolean(sends?.form) && sends.type === "submit" && sends.form.method !== "dialog";
