import type { Outlook } from "../../look-on.ts";
import { readConfig } from "../../config.ts";
import { policyOddities } from "../../domain/policy/policy-oddities.ts";
import type { Policy } from "../../domain/policy/policy.ts";
import { isGuestlistError } from "../../errors.ts";
import { checkPolicy } from "../../flows/explaining/check-policy.ts";
import type { PolicyWarning } from "../../flows/explaining/check-policy.ts";
import { failureWords } from "./failure-words.ts";
import type { Report } from "../output.ts";
import { counted } from "../output.ts";
import { policySummary } from "./policy-summary.ts";
import type { PolicyCommand } from "./read-policy-arguments.ts";
import type { Surroundings } from "./surroundings.ts";
import { oddityWords, warningWords } from "./warning-words.ts";

type Check = Extract<PolicyCommand, { kind: "check" }>;

/** The tenant's answer: its warnings, or why it wasn't asked. */
type Asked = { readonly kind: "asked"; readonly warnings: readonly string[] } | { readonly kind: "not-asked"; readonly why: string };

/** Reports every problem of a policy file, or what the policy does and what is odd about it. */
export async function checkPolicyFile(surroundings: Surroundings, { file, json }: Check): Promise<Report> {
  const loaded = await surroundings.loadPolicy(file, surroundings.environment["CLOUD"] === "sandbox");
  if (loaded.kind === "problems") return wrong(file, loaded.problems, json);
  const asked = await askTenant(surroundings, loaded.policy);
  const warnings = [...policyOddities(loaded.policy).map(oddityWords), ...(asked.kind === "asked" ? asked.warnings : [])];
  const tenant = asked.kind === "asked" ? "The tenant was asked, too." : asked.why;
  if (json) return { lines: asJson({ valid: true, problems: [], warnings, tenant }), exitCode: 0 };
  const found = warnings.length > 0 ? ["", `${counted(warnings.length, "warning")}:`, ...warnings.map((words) => `- ${words}`)] : [];
  return { lines: [`${file} is valid.`, "", ...policySummary(loaded.policy), ...found, "", tenant], exitCode: 0 };
}

function wrong(file: string, problems: readonly string[], json: boolean): Report {
  if (json) return { lines: asJson({ valid: false, problems, warnings: [] }), exitCode: 1 };
  return {
    lines: [`${file} is not valid: ${counted(problems.length, "problem")}.`, ...problems.map((words) => `- ${words}`)],
    exitCode: 1,
  };
}

const asJson = (value: object) => JSON.stringify(value, undefined, 2).split("\n");

const onlyTheFile = "Only the file was checked";

async function askTenant({ environment, lookOn }: Surroundings, policy: Policy): Promise<Asked> {
  if (!environment["MICROSOFT_APP_ID"]?.trim()) {
    return { kind: "not-asked", why: `${onlyTheFile}: with a .env, or beside npm start, the tenant is asked, too.` };
  }
  try {
    const config = readConfig(environment);
    const warnings = await warningsOf(await lookOn(config, policy), policy);
    return { kind: "asked", warnings: warnings.map((warning) => warningWords(warning, config.inviteAs)) };
  } catch (error) {
    if (!isGuestlistError(error)) throw error;
    return { kind: "not-asked", why: `${onlyTheFile}. ${failureWords(error)}` };
  }
}

async function warningsOf({ ports, close }: Outlook, policy: Policy): Promise<readonly PolicyWarning[]> {
  try {
    return await checkPolicy(ports, policy);
  } finally {
    await close();
  }
}
