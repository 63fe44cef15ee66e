import { z } from "zod";
import { everybodyThere } from "../../domain/policy/policy.ts";
import { mostRules, mostSets } from "./policy-schema.ts";
import { suggestion } from "./policy-words.ts";
import type { JsonPath } from "./read-json.ts";

export interface BrokenReference {
  readonly path: JsonPath;
  readonly code: "name-taken" | "unknown-approvers" | "team-redefined";
  readonly message: string;
}

const named = z.string().trim().optional().catch(undefined);
const naming = z.object({ approvers: named }).catch({});

/** The parts of a policy file that refer to each other; other mistakes in the file don't matter here. */
const references = z
  .object({
    rules: z
      .array(z.object({ name: named, approvers: named }).catch({}))
      .catch([])
      .transform((rules) => rules.slice(0, mostRules)),
    otherwise: naming,
    approvals: z.object({ approvers: named, escalate: z.object({ to: named }).catch({}) }).catch({ escalate: {} }),
    approvers: z.record(z.string().trim(), z.object({ team: z.unknown() }).catch({ team: undefined })).catch({}),
  })
  .catch({ rules: [], otherwise: {}, approvals: { escalate: {} }, approvers: {} });

type References = z.infer<typeof references>;

/** Checks the references within a policy file: names are unique, and the approvers that are named exist. */
export function checkReferences(value: unknown): readonly BrokenReference[] {
  const file = references.parse(value);
  return [...takenNames(file), ...unknownApprovers(file), ...redefinedTeam(file)];
}

function takenNames({ rules }: References): readonly BrokenReference[] {
  const names = rules.map(({ name }) => name);
  return names.flatMap((name, index) => {
    const first = names.indexOf(name);
    const path = ["rules", index, "name"];
    return first === index || names[index] === undefined
      ? []
      : [{ path, code: "name-taken", message: `rules[${first}] has this name already` } as const];
  });
}

function unknownApprovers({ rules, otherwise, approvals, approvers }: References): readonly BrokenReference[] {
  const known = [everybodyThere.name, ...Object.keys(approvers).slice(0, mostSets)];
  const all: readonly (readonly [JsonPath, string | undefined])[] = [
    ...rules.map((rule, index) => [["rules", index, "approvers"], rule.approvers] as const),
    [["otherwise", "approvers"], otherwise.approvers],
    [["approvals", "approvers"], approvals.approvers],
    [["approvals", "escalate", "to"], approvals.escalate.to],
  ];
  return all.flatMap(([path, name]) =>
    name === undefined || known.includes(name)
      ? []
      : [{ path, code: "unknown-approvers", message: `no such approvers under "approvers"${suggestion(name, known)}` } as const],
  );
}

/** A reader of a rule must be able to rely on the meaning of "team". */
function redefinedTeam({ approvers }: References): readonly BrokenReference[] {
  const own = approvers[everybodyThere.name];
  const path = ["approvers", everybodyThere.name];
  const message = 'is everybody in the team: write "team": true, or take another name';
  return !own || own.team ? [] : [{ path, code: "team-redefined", message }];
}
