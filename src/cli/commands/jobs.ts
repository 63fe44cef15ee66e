import type { JobRecord } from "../../ports/jobs.ts";
import type { CliCommand } from "../command.ts";
import { demandYes } from "../asking/demand-yes.ts";
import { CommandFailure } from "../command-failure.ts";
import type { Exit } from "../exit.ts";
import { enterAsAdmin } from "../who/enter-as-admin.ts";
import type { Looking } from "../who/enter-to-look.ts";
import { jobFields, jobRecord, jobsInTable } from "../jobs/job-record.ts";
import { readJobsRequest } from "../jobs/read-job-options.ts";
import type { JobsRequest } from "../jobs/read-job-options.ts";
import { counted } from "../output.ts";
import { tellIfNoBot } from "../who/tell-if-no-bot.ts";
import type { Shell } from "../shell.ts";

const examples = `
Examples:
  guestlist jobs --failed
  guestlist jobs --kind send-notice --output json
  guestlist jobs retry 4711
  guestlist jobs retry --failed --yes

The bot tries a job that has failed again, later each time. A job that waits for
Microsoft is never tried before the moment that Microsoft has asked for. A job
that is “unreadable” was made by a newer version, which will run it. A job that
is “dead” was given up: retry it when you know why it failed.`;

/** `guestlist jobs`: what the bot still has to do. `guestlist jobs retry`: do it now. */
export const jobs: CliCommand = {
  define: (command) =>
    command
      .argument("[retry]", "retry: make jobs due now")
      .argument("[ids...]", "the jobs to retry")
      .option("--failed", "only those whose last try has failed")
      .option("--kind <kind>", "only those of this kind")
      .addHelpText("after", examples),
  async run(shell, args, options) {
    const request = readJobsRequest(args, options);
    const looking = await enterAsAdmin(shell);
    return request.kind === "list" ? list(shell, looking, request) : retry(shell, looking, request);
  },
};

async function list(shell: Shell, { flows }: Looking, { isShown }: Extract<JobsRequest, { kind: "list" }>): Promise<Exit> {
  const now = flows.now();
  const records = async function* () {
    for await (const job of flows.listJobs()) if (isShown(job)) yield jobRecord(job, now);
  };
  await shell.print({ fields: jobFields, inTable: jobsInTable, records: records(), whenEmpty: "There is no such job." });
  return "done";
}

async function retry(shell: Shell, { flows, commandLine }: Looking, request: Extract<JobsRequest, { kind: "retry" }>): Promise<Exit> {
  const meant: JobRecord[] = [];
  for await (const job of flows.listJobs()) {
    shell.stop.throwIfAborted();
    if (request.isMeant(job)) meant.push(job);
  }
  const missing = request.which === "failed" ? 0 : request.which.length - meant.length;
  if (missing > 0) shell.say(`${counted(missing, "job")} of these ids ${missing === 1 ? "isn't" : "aren't"} there: they may be done.`);
  if (meant.length === 0) {
    if (missing > 0) throw new CommandFailure("not-found", "There is nothing to retry.");
    shell.say("No job has failed.");
    return "done";
  }
  const now = flows.now();
  if (shell.common.whatIf) {
    await shell.print({ fields: jobFields, inTable: jobsInTable, records: meant.map((job) => jobRecord(job, now)) });
    shell.say(`${counted(meant.length, "job")} would be made due now.`);
    return "done";
  }
  await demandYes(shell, { text: `Make ${counted(meant.length, "job")} due now?` }, "Nothing was changed.");
  const brought = await flows.retryJobs(meant.map(({ id }) => id));
  const others = meant.length - brought;
  shell.say(`${counted(brought, "job")} made due${others > 0 ? `; ${others} run already, are due, or must wait for Microsoft` : ""}.`);
  tellIfNoBot(shell, commandLine);
  return missing > 0 ? "partly" : "done";
}
