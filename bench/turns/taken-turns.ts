import type { SpeakerName } from "./speakers.ts";

export type TurnKind = SpeakerName | "submit";

interface Round {
  /** Microseconds of CPU a turn. */
  readonly cpu: number;
  /** Turns a second. */
  readonly rate?: number;
}

/** What the rounds measured, by kind of turn. */
export class Taken {
  readonly #rounds = new Map<TurnKind, Round[]>();
  #late = 0;

  add(kind: TurnKind, round: Round): void {
    this.#rounds.set(kind, [...(this.#rounds.get(kind) ?? []), round]);
  }

  /** A submit that was answered with "Working on it". */
  addLate(): void {
    this.#late += 1;
  }

  get late(): number {
    return this.#late;
  }

  forget(): void {
    this.#late = 0;
    this.#rounds.clear();
  }

  cpu(kind: TurnKind): readonly number[] {
    return (this.#rounds.get(kind) ?? []).map(({ cpu }) => cpu);
  }

  rate(kind: SpeakerName): readonly number[] {
    return (this.#rounds.get(kind) ?? []).map(({ rate }) => rate ?? Number.NaN);
  }
}

/** Round by round, as multiples of another one's. */
export function ratios(of: readonly number[], to: readonly number[]): readonly number[] {
  return of.map((value, round) => value / (to[round] ?? Number.NaN));
}
