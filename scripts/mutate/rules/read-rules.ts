/** One row of `sandbox/RULES.md`. */
export interface Rule {
  readonly id: string;
  readonly sentence: string;
  readonly tag: string;
  readonly source: string;
  /** The test that depends on the rule's code: path from the project's root, and the title without the ids. */
  readonly test: { readonly file: string; readonly title: string };
}

/** The rules, in the order of the document. A row without a test in the form "`file`: title" has empty texts there. */
export function readRules(document: string): readonly Rule[] {
  return [...document.matchAll(/^\| ([GET]\d+) \|(.*)\|$/gm)].map(([, id = "", rest = ""]): Rule => {
    const [sentence = "", tag = "", source = "", test = ""] = rest.split(" | ").map((cell) => cell.trim());
    const [, file, title = ""] = /^`([^`]+)`: (.+)$/.exec(test) ?? [];
    return { id, sentence, tag, source, test: { file: file === undefined ? "" : `test/sandbox/${file}`, title } };
  });
}

/** What mocha's `--grep` finds the rule's test by. Each `${…}` of a title stands for any text. */
export function testPattern({ id, test }: Rule): string {
  const words = test.title.split(/\$\{[^}]*\}/).map((part) => part.replace(/[.*+?^$|()[\]{}\\/]/g, "\\$&"));
  return `\\b${id}(, [GET]\\d+)*: ${words.join(".*")}`;
}
