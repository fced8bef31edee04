// Validates the HTML files named on standard input with html-validate; the same fault on many pages is said once.
"use strict";
const { readFileSync } = require("node:fs");
const { basename, resolve } = require("node:path");

const web = resolve(process.argv[2]);
const { FileSystemConfigLoader, HtmlValidate } = require(resolve(web, "node_modules", "html-validate"));
const settings = JSON.parse(readFileSync(resolve(web, ".htmlvalidate.json"), "utf8"));

async function main() {
  const validator = new HtmlValidate(new FileSystemConfigLoader({ root: true, ...settings }));
  const files = readFileSync(0, "utf8").split("\n").filter(Boolean);
  const faults = new Map();
  for (const file of files) {
    const { results } = await validator.validateFile(file);
    for (const { ruleId, message, line, severity } of results.flatMap((result) => result.messages)) {
      if (severity < 2) continue;
      const said = `${ruleId}: ${message}`;
      faults.set(said, [...(faults.get(said) ?? []), `${basename(file)}:${line}`]);
    }
  }
  for (const [said, places] of faults) {
    const more = places.length > 3 ? ` and ${places.length - 3} more` : "";
    console.log(`${said} (${places.slice(0, 3).join(", ")}${more})`);
  }
  process.exitCode = faults.size ? 1 : 0;
}

main().catch((trouble) => {
  console.error(trouble);
  process.exitCode = 2;
});
