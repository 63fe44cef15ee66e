const endToEnd = (...names: readonly string[]) => names.map((name) => `test/end-to-end/${name}.test.ts`);

/** The end-to-end tests for a room of `src/flows`; `.` stands for the files beside the rooms. */
export const endToEndOf: Readonly<Record<string, readonly string[]>> = {
  ".": endToEnd("invite-and-accept", "approval"),
  steps: endToEnd("invite-and-accept", "approval"),
  who: endToEnd("identity", "permissions.long", "approval-refused.long"),
  checking: endToEnd("outcomes.long", "refusals", "policy-file"),
  inviting: endToEnd("invite-and-accept", "outcomes.long", "refused-by-graph.long"),
  deciding: endToEnd("approval", "approval-outcomes.long", "approval-refused.long"),
  telling: endToEnd("who-hears.long", "approval-card.long"),
  following: endToEnd("life.long", "invite-and-accept"),
  pacing: endToEnd("invite-and-accept", "refused-by-graph.long"),
  stopping: endToEnd("refused-by-graph.long"),
  copying: endToEnd("approvers-outside.long"),
  planning: endToEnd("add-to-team.long", "approval"),
  joining: endToEnd("add-to-team.long"),
  tending: endToEnd("life.long"),
  looking: endToEnd("lists-and-words.long"),
  explaining: endToEnd("policy-command"),
  alerting: endToEnd("override"),
  importing: endToEnd("stored-commands"),
};

/** The test at the same place under `test/`. */
export function mirroredTest(file: string): string {
  return `test/${file.replace(/\.ts$/, ".test.ts")}`;
}

/** No tests for the domain: its rules are tested directly. @throws Error for a room that is missing in the table. */
export function endToEndTests(file: string): readonly string[] {
  const [, inFlows] = /^src\/flows\/(.+)$/.exec(file) ?? [];
  if (inFlows === undefined) return [];
  const room = inFlows.includes("/") ? inFlows.replace(/\/.*/, "") : ".";
  const tests = endToEndOf[room];
  if (!tests) throw new Error(`${file}: name the end-to-end tests of ${room} in scripts/mutate/tests-of.ts`);
  return tests;
}
