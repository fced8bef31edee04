// Runs axe-core, which stands before this, over the page; returns a line for every fault that it finds.
const done = arguments[arguments.length - 1];
const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const options = { runOnly: { type: "tag", values: tags }, rules: { "target-size": { enabled: true } }, resultTypes: ["violations"] };

const line = (rule, node) => {
  const why = node.failureSummary.split("\n").slice(1).map((reason) => reason.trim()).join("; ");
  return `${rule.id}: ${rule.help}\n      ${node.html}\n      ${why}`;
};

axe.run(document, options).then(
  ({ violations }) => done(violations.flatMap((rule) => rule.nodes.map((node) => line(rule, node)))),
  (error) => done(`axe-core failed: ${error}`),
);
