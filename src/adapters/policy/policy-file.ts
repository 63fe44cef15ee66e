import { stat } from "node:fs/promises";
import type { Policy } from "../../domain/policy/policy.ts";
import { GuestlistError } from "../../errors.ts";
import type { Log } from "../../ports/log.ts";
import type { Problems } from "../../ports/problems.ts";
import type { PolicySource } from "../../ports/policy-source.ts";
import { describeProblem } from "./policy-problem.ts";
import type { PolicyProblem } from "./policy-problem.ts";
import type { PolicyBounds } from "./parse-policy.ts";
import { readPolicyFile } from "./read-policy-file.ts";

interface Reported extends PolicyBounds {
  readonly log: Log;
  readonly problems: Problems;
}

/**
 * The policy in a file. Each call looks whether the file has changed, and if so reads it again. If a change makes it invalid, that is
 * logged once, and the last valid policy stays in force.
 * @throws GuestlistError `config-invalid` that names all problems, when there is no valid policy at the start.
 */
export async function openPolicyFile(path: string, { log, problems, ...bounds }: Reported): Promise<PolicySource> {
  let seen = await stampOf(path);
  let policy = await firstPolicy(path, bounds);
  let reading: Promise<void> | undefined;

  async function readAgain(stamp: string): Promise<void> {
    const read = await readPolicyFile(path, bounds);
    seen = stamp;
    if (read.kind === "policy") takeOver(read.policy);
    else refuse(read.problems);
  }

  function takeOver(changed: Policy): void {
    policy = changed;
    problems.clear("policy-invalid");
    log.info("policy-changed", { rules: policy.rules.length });
  }

  function refuse(found: readonly PolicyProblem[]): void {
    log.warn("policy-invalid", logFields(found));
    problems.report("policy-invalid");
  }

  async function lookAgain(): Promise<void> {
    const stamp = await stampOf(path); // before the file is read: a later change makes another stamp
    if (stamp !== seen) await readAgain(stamp);
  }

  return {
    async current() {
      reading ??= lookAgain().finally(() => {
        reading = undefined;
      });
      await reading;
      return policy;
    },
  };
}

async function firstPolicy(path: string, bounds: PolicyBounds): Promise<Policy> {
  const read = await readPolicyFile(path, bounds);
  if (read.kind === "policy") return read.policy;
  throw new GuestlistError("config-invalid", ["POLICY_FILE is not valid:", ...read.problems.map(describeProblem)].join("\n"));
}

/** Changes with every change of the file; the same as long as there is none. */
async function stampOf(path: string): Promise<string> {
  const [found] = await Promise.allSettled([stat(path, { bigint: true })]);
  if (found.status === "rejected") return "none";
  const { dev, ino, size, mtimeNs, ctimeNs } = found.value;
  return [dev, ino, size, mtimeNs, ctimeNs].join(" ");
}

const mostLogged = 10;

/** Place and code only: the messages are for the person who checks the file. */
function logFields(problems: readonly PolicyProblem[]): { problems: number; where: string } {
  const where = problems.slice(0, mostLogged).map(({ line, path, code }) => `line ${line}${path === "" ? "" : ` ${path}`}: ${code}`);
  return { problems: problems.length, where: where.join("; ") };
}
