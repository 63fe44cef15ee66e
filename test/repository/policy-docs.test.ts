import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { parse } from "jsonc-parser";
import { GROUP_IDS, PERSON_IDS } from "../../sandbox/directory/well-known.ts";
import { projectRoot } from "../../scripts/process/project-root.ts";
import { parsePolicy } from "../../src/adapters/policy/parse-policy.ts";
import { policyJsonSchema } from "../../src/adapters/policy/policy-json-schema.ts";
import { applyPolicy } from "../../src/domain/policy/apply-policy.ts";
import { facts } from "../build/a-policy.ts";

const read = (name: string) => readFileSync(join(projectRoot, "docs", name), "utf8");
const example = read("policy.example.json");
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-/;

describe("docs/policy.schema.json", () => {
  it("is the output of npm run policy-schema", () => {
    assert.deepEqual(JSON.parse(read("policy.schema.json")), policyJsonSchema());
  });

  const validate = new Ajv2020({ formats: { uuid } }).compile(policyJsonSchema());

  it("accepts the example, and refuses unknown names", () => {
    assert.ok(validate(parse(example)), JSON.stringify(validate.errors));
    assert.ok(!validate({ rulez: [] }));
    assert.ok(!validate({ rules: [{ name: "one", verdict: "alow" }] }));
  });
});

describe("docs/policy.example.json", () => {
  const parsed = parsePolicy(example);
  const policy = parsed.kind === "policy" ? parsed.policy : assert.fail(JSON.stringify(parsed.problems));
  const decided = (partnerDomain: string, inviteAs: "guest" | "member" = "guest") => {
    const { kind, rule } = applyPolicy(policy, facts({ partnerDomain, inviteAs }));
    return [kind, rule];
  };

  it("gives the answers in its comments", () => {
    assert.deepEqual(decided("fabrikam.com"), ["allow", "Fabrikam is a partner"]);
    assert.deepEqual(decided("eu.fabrikam.com"), ["allow", "Fabrikam is a partner"]);
    assert.deepEqual(decided("fabrikam.com", "member"), ["approve", "Members are decided by the management"]);
    assert.deepEqual(decided("wingtip.de", "member"), ["deny", "No competitors"]);
    assert.deepEqual(decided("tailspintoys.com"), ["approve", "Tailspin Toys is decided by Partners approvers"]);
    assert.deepEqual(decided("eu.tailspintoys.com"), ["approve", undefined]);
    assert.deepEqual(decided("woodgrovebank.com"), ["approve", undefined]);
  });

  it("names people and groups of the sandbox", () => {
    const known = new Set<string>([...Object.values(PERSON_IDS), ...Object.values(GROUP_IDS)]);
    const named = [...example.matchAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g)].map(([id]) => id);
    assert.ok(named.length > 0);
    assert.deepEqual(
      named.filter((id) => !known.has(id)),
      [],
    );
  });
});
