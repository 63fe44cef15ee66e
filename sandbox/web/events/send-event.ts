import type { PageEvents } from "../../page-api/api.ts";

/** Sends one event to a tab. */
export type SendEvent = <K extends keyof PageEvents>(event: K, data: PageEvents[K]) => void;
