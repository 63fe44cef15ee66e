/** How many at once, and then one every so many seconds. */
export interface Bucket {
  /** At least 1. */
  readonly atOnce: number;
  /** In seconds; 0: no limit. */
  readonly thenEvery: number;
}

/**
 * How fast Microsoft is asked to invite. A tenant that invites too fast, or too often in vain, is blocked until Microsoft's support lifts
 * the block: https://learn.microsoft.com/answers/questions/5781008. A longer gap alone didn't prevent it, so the day is counted, too.
 */
export interface Pace {
  /** For each requester, also when somebody else approves or tries again. */
  readonly person: Bucket;
  readonly tenant: Bucket;
  /** For the tenant, in the last 24 hours. */
  readonly perDay: number;
  /** In seconds, between two mails of one invitation. */
  readonly betweenMails: number;
}

export const defaultPace: Pace = {
  person: { atOnce: 5, thenEvery: 60 },
  tenant: { atOnce: 10, thenEvery: 30 },
  perDay: 100,
  betweenMails: 600,
};

/** The pace for 24 hours after Microsoft has let the tenant invite again. */
export function halfOf({ person, tenant, perDay, ...pace }: Pace): Pace {
  return { ...pace, person: halfOfBucket(person), tenant: halfOfBucket(tenant), perDay: Math.ceil(perDay / 2) };
}

function halfOfBucket({ atOnce, thenEvery }: Bucket): Bucket {
  return { atOnce: Math.ceil(atOnce / 2), thenEvery: thenEvery * 2 };
}
