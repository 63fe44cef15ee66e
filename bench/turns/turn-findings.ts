import type { Finding } from "../measurement.ts";
import type { SpeakerName } from "./speakers.ts";
import { median, spread } from "../statistics.ts";
import { ratios } from "./taken-turns.ts";
import type { Taken } from "./taken-turns.ts";

const libraries: Readonly<Record<SpeakerName, string>> = {
  echo: "an echo turn on botbuilder and restify",
  agents: "an echo turn on @microsoft/agents-hosting and express",
  teams: "an echo turn on @microsoft/teams.apps",
  form: "a form turn",
};
const echoes = ["echo", "agents", "teams"] as const;

/** What the turns cost, with the budgets of our form and our submit. */
export function turnFindings(taken: Taken, megabytes: ReadonlyMap<SpeakerName, number>): readonly Finding[] {
  return [
    ...echoes.map((name) => ({ what: `CPU of ${libraries[name]}`, measured: cpuOf(taken, name), budget: "" })),
    atMost("CPU of a form turn", taken, "form", "echo", 1.2),
    atMost("the same beside @microsoft/agents-hosting", taken, "form", "agents", 1.7),
    atMost("CPU of a submit turn, with the card's edit after it", taken, "submit", "echo", 7),
    ...(taken.late > 0
      ? [{ what: 'of these submits, answered with "Working on it" first', measured: String(taken.late), budget: "" }]
      : []),
    ...echoes.map((name) => ({ what: `turns a second at 16 connections: ${libraries[name]}`, measured: rateOf(taken, name), budget: "" })),
    turnsASecond(taken),
    ...echoes.map((name) => ({
      what: `memory of ${libraries[name]}`,
      measured: `${megabytes.get(name)?.toFixed(0)} MB at most`,
      budget: "",
    })),
    memory(megabytes.get("form") ?? Number.NaN),
  ];
}

function cpuOf(taken: Taken, name: SpeakerName): string {
  const cpu = taken.cpu(name);
  const beside = name === "echo" ? "" : `; ${spread(ratios(cpu, taken.cpu("echo")), 2)} × echo`;
  return `${spread(cpu, 0)} µs${beside}`;
}

function atMost(what: string, taken: Taken, kind: "form" | "submit", than: "echo" | "agents", budget: number): Finding {
  const times = ratios(taken.cpu(kind), taken.cpu(than));
  return {
    what,
    measured: `${spread(times, 2)} × ${than}; ${median(taken.cpu(kind)).toFixed(0)} µs`,
    budget: `≤ ${budget} × ${than}`,
    met: median(times) <= budget,
  };
}

function rateOf(taken: Taken, name: SpeakerName): string {
  const rate = taken.rate(name);
  return `${spread(rate, 0)}; ${spread(ratios(rate, taken.rate("echo")), 2)} × echo`;
}

function turnsASecond(taken: Taken): Finding {
  const times = ratios(taken.rate("form"), taken.rate("echo"));
  return {
    what: "turns a second at 16 connections: forms",
    measured: rateOf(taken, "form"),
    budget: "≥ 0.9 × echo",
    met: median(times) >= 0.9,
  };
}

function memory(megabytes: number): Finding {
  return { what: "memory after these turns", measured: `${megabytes.toFixed(0)} MB at most`, budget: "≤ 256 MB", met: megabytes <= 256 };
}
