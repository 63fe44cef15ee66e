import { emailWords } from "../words/email-words.ts";
import type { LoadedPolicy, Outlook } from "../../look-on.ts";
import { readConfig } from "../../config.ts";
import { defaultPolicy } from "../../domain/policy/policy.ts";
import { isGuestlistError } from "../../errors.ts";
import { explainRequest } from "../../flows/explaining/explain-request.ts";
import type { ExplainOutcome } from "../../flows/explaining/explain-request.ts";
import { explainedWords } from "./explained-words.ts";
import { failureWords } from "./failure-words.ts";
import type { Report } from "../output.ts";
import type { PolicyCommand } from "./read-policy-arguments.ts";
import type { Surroundings } from "./surroundings.ts";

type Explain = Extract<PolicyCommand, { kind: "explain" }>;

/** Reports which rule decides about a hypothetical request, why, and what would happen to it. */
export async function explainPolicy(surroundings: Surroundings, command: Explain): Promise<Report> {
  const { environment } = surroundings;
  if (!environment["MICROSOFT_APP_ID"]?.trim())
    return failed("Who the requester is only the tenant knows: fill in .env, or run npm start beside.");
  try {
    return await explainWith(surroundings, command);
  } catch (error) {
    if (!isGuestlistError(error)) throw error;
    return failed(failureWords(error));
  }
}

async function explainWith({ environment, loadPolicy, lookOn }: Surroundings, command: Explain): Promise<Report> {
  const config = readConfig(environment);
  const file = command.file ?? config.policyFile;
  const loaded: LoadedPolicy =
    file === undefined ? { kind: "policy", policy: defaultPolicy } : await loadPolicy(file, environment["CLOUD"] === "sandbox");
  if (loaded.kind === "problems")
    return failed(`${file ?? ""} is not valid: guestlist policy check says more.`, ...loaded.problems.map((words) => `- ${words}`));
  const outlook = await lookOn(config, loaded.policy);
  const outcome = await explainedBy(outlook, command);
  switch (outcome.kind) {
    case "email-problem":
      return { lines: [`Nobody can be invited by that address: ${emailWords[outcome.problem]}.`], exitCode: 2 };
    case "cc-problem":
      return { lines: [`Nobody can get a copy by that address: ${emailWords[outcome.problem]}.`], exitCode: 2 };
    case "page-problem":
      return { lines: ["--page takes a web address that begins with https://."], exitCode: 2 };
    case "unknown-requester":
      return failed("The tenant knows nobody by that name, address or id: guestlist policy explain <requester> <email>.");
    case "explained":
      return {
        lines: command.json
          ? asJson({ ...outcome, isStored: outlook.isStored })
          : explainedWords(outcome, { policy: loaded.policy, file, isStored: outlook.isStored }),
        exitCode: 0,
      };
  }
}

const failed = (...lines: readonly string[]): Report => ({ lines, exitCode: 1 });
const asJson = (value: object) => JSON.stringify(value, undefined, 2).split("\n");

async function explainedBy({ ports, close }: Outlook, command: Explain): Promise<ExplainOutcome> {
  try {
    return await explainRequest(ports, command);
  } finally {
    await close();
  }
}
