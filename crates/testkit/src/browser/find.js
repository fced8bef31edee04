// Finds what a person would find by its words. Given a kind and the words; returns what matches, and all names of the kind.
const [kind, wanted] = arguments;

const SELECTORS = {
  heading: "h1, h2, h3, h4, h5, h6, [role=heading]",
  link: "a[href], [role=link]",
  button: "button, summary, [role=button], input[type=submit], input[type=button]",
  field: "input:not([type=hidden], [type=submit], [type=button]), select, textarea, [role=textbox], [role=combobox]",
  table: "table",
};

// Hidden words stand apart from the words before them, even where they begin with a colon.
const tidy = (text) => text.replace(/\s+/g, " ").replace(/ ([:,.])/g, "$1").trim();
const isShown = (element) => element.checkVisibility({ visibilityProperty: true });

// The words inside an element, without what is hidden from everybody or from screen readers.
function words(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.nodeType !== Node.ELEMENT_NODE || node.ariaHidden === "true" || !isShown(node)) return "";
  if (node.tagName === "IMG") return node.alt;
  const inside = [...node.childNodes].map(words).join("");
  return getComputedStyle(node).display === "inline" && node.tagName !== "BR" ? inside : ` ${inside} `;
}

function nameOf(element) {
  const labels = (element.getAttribute("aria-labelledby") ?? "").split(/\s+/).map((id) => document.getElementById(id));
  const label = labels.filter(Boolean).map((one) => one.textContent).join(" ");
  if (label) return tidy(label);
  if (element.ariaLabel) return tidy(element.ariaLabel);
  if (kind === "field") return tidy([...(element.labels ?? [])].map(words).join(" "));
  if (kind === "table") return tidy(element.caption ? words(element.caption) : "");
  return tidy(element.tagName === "INPUT" ? element.value : words(element));
}

// The names of the groups around a field, nearest first: "Start date > Day" is the Day of the group Start date.
function namesInGroups(element, name) {
  const names = [name];
  for (let group = element.closest("fieldset, [role=group]"); group; group = group.parentElement?.closest("fieldset, [role=group]")) {
    const legend = group.querySelector(":scope > legend");
    const said = legend ? tidy(words(legend)) : tidy(group.ariaLabel ?? "");
    if (said) names.push(`${said} > ${name}`);
  }
  return names;
}

const shown = [...document.querySelectorAll(SELECTORS[kind])].filter(isShown);
const named = shown.map((element) => [element, kind === "field" ? namesInGroups(element, nameOf(element)) : [nameOf(element)]]);
return {
  found: named.filter(([, names]) => names.includes(tidy(wanted))).map(([element]) => element),
  names: named.map(([, names]) => names.at(-1)).filter(Boolean),
};
