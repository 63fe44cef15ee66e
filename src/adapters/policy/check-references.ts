import { everybodyThere } from "../../domain/policy.ts";
import type { JsonPath } from "./read-json.ts";
import type { PolicyFile } from "./policy-schema.ts";
import { suggestion } from "./policy-words.ts";

export interface BrokenReference {
  readonly path: JsonPath;
  readonly code: "name-taken" | "unknown-approvers" | "team-redefined";
  readonly message: string;
}

/** What the parts of a policy file say of each other: names are unique, and approvers that are named exist. */
export function checkReferences(file: PolicyFile): readonly BrokenReference[] {
  return [...takenNames(file), ...unknownApprovers(file), ...redefinedTeam(file)];
}

function takenNames({ rules }: PolicyFile): readonly BrokenReference[] {
  const names = rules.map(({ name }) => name);
  return names.flatMap((name, index) => {
    const first = names.indexOf(name);
    const path = ["rules", index, "name"];
    return first === index ? [] : [{ path, code: "name-taken", message: `rules[${first}] has this name already` } as const];
  });
}

function unknownApprovers({ rules, otherwise, approvals, approvers }: PolicyFile): readonly BrokenReference[] {
  const known = [everybodyThere.name, ...Object.keys(approvers).map((name) => name.trim())];
  const named: readonly (readonly [JsonPath, string | undefined])[] = [
    ...rules.map((rule, index) => [["rules", index, "approvers"], rule.approvers] as const),
    [["otherwise", "approvers"], otherwise?.approvers],
    [["approvals", "approvers"], approvals.approvers],
    [["approvals", "escalate", "to"], approvals.escalate?.to],
  ];
  return named.flatMap(([path, name]) =>
    name === undefined || known.includes(name)
      ? []
      : [{ path, code: "unknown-approvers", message: `no such approvers under "approvers"${suggestion(name, known)}` } as const],
  );
}

/** Whoever reads "team" in a rule must be able to rely on what it means. */
function redefinedTeam({ approvers }: PolicyFile): readonly BrokenReference[] {
  const own = approvers[everybodyThere.name];
  const path = ["approvers", everybodyThere.name];
  const message = 'is everybody in the team: write "team": true, or take another name';
  return !own || own.team ? [] : [{ path, code: "team-redefined", message }];
}
