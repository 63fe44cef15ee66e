import { measureAcceptance } from "./acceptance.ts";
import { measureApproval } from "./approval.ts";
import { measureBurst } from "./burst.ts";
import { measureCommandLine } from "./command-line.ts";
import { measureFollowCost } from "./follow-cost.ts";
import { measureJobs } from "./jobs.ts";
import type { Measurement } from "./measurement.ts";
import { measureMemory } from "./memory.ts";
import { measurePending } from "./pending.ts";
import { measureRoundTrips } from "./round-trips.ts";
import { measureSoak } from "./soak.ts";
import { measureStartUp } from "./start-up.ts";
import { measureStoreCopy } from "./store-copy.ts";
import { measureStoreSize } from "./store-size.ts";
import { measureTurnCpu } from "./turns/turn-cpu.ts";
import { measureWelcome } from "./welcome.ts";

/** Everything that `npm run bench` measures, in its order. `docs/benchmarks.md` describes each (tested). */
export const measurements: readonly Measurement[] = [
  {
    name: "turns",
    about: "CPU, turns a second and memory of forms and submits, beside echo bots on three libraries",
    takes: { quick: "1 min", full: "4 min" },
    measure: measureTurnCpu,
  },
  {
    name: "round-trips",
    about: "what a submit waits for, warm and in a fresh process",
    takes: { quick: "20 s", full: "20 s" },
    measure: measureRoundTrips,
  },
  {
    name: "approval",
    about: "from the approver's press to the invitation",
    takes: { quick: "15 s", full: "15 s" },
    measure: measureApproval,
  },
  {
    name: "acceptance",
    about: "from an acceptance to its notice: each way alone, all together, and after kill -9",
    takes: { quick: "5 min", full: "12 min" },
    measure: measureAcceptance,
  },
  { name: "welcome", about: "how soon /welcome answers a partner", takes: { quick: "10 s", full: "10 s" }, measure: measureWelcome },
  {
    name: "burst",
    about: "10 acceptances a second for a minute, in 50 conversations, at Teams' and Graph's limits",
    takes: { quick: "2 min", full: "3 min" },
    measure: measureBurst,
  },
  {
    name: "follow-cost",
    about: "Graph calls of an hour that follows the directory, and how often the young are read",
    takes: { quick: "1 min", full: "4 min" },
    measure: measureFollowCost,
  },
  {
    name: "pending",
    about: "the first page of `pending`, with 100,000 pending invitations and a million users",
    takes: { quick: "1 min", full: "1 min" },
    measure: measurePending,
  },
  { name: "store-size", about: "bytes of rows and of the file", takes: { quick: "30 s", full: "30 s" }, measure: measureStoreSize },
  {
    name: "jobs",
    about: "jobs a second on SQLite, and on PostgreSQL with 1, 2 and 4 instances",
    takes: { quick: "1 min", full: "2 min" },
    measure: measureJobs,
  },
  {
    name: "memory",
    about: "memory with 100,000 pending invitations and 16 connections of load",
    takes: { quick: "40 s", full: "40 s" },
    measure: measureMemory,
  },
  {
    name: "start-up",
    about: "until the bot listens, and until `npm start` answers",
    takes: { quick: "40 s", full: "40 s" },
    measure: measureStartUp,
  },
  {
    name: "command-line",
    about: "the command line's start, first request, long lists and memory, beside `m365`",
    takes: { quick: "1 min", full: "1 min" },
    measure: measureCommandLine,
  },
  {
    name: "store-copy",
    about: "the time and memory of `guestlist store copy`, with 1,000 and with 100,000 invitations",
    takes: { quick: "2 min", full: "2 min" },
    measure: measureStoreCopy,
  },
  {
    name: "soak",
    about: "half of the turns a second that the bot can take, for ten minutes: memory and late jobs",
    takes: { quick: "4 min", full: "12 min" },
    measure: measureSoak,
  },
];
