/** The switches of the Teams side; part of `ControlView`. Its faults and throttling are those of all services (`faults`, `throttling`). */
export interface TeamsSwitches {
  /** False: people must add the app before silent sign-in works for them; Teams asks them at the first press (teams.md §5.1). */
  readonly appAddedPersonally: boolean;
  /** True: silent sign-in ends in signin/failure `resourcematchfailed` in channels (teams.md §5.1). */
  readonly ssoRefusedInChannels: boolean;
  /** How many clients each person has open (desktop and phone): each does by itself what Teams clients do unasked (teams.md §3.3, §5.3). */
  readonly clients: number;
  /** True: every activity reaches the bot twice, with the same id (teams.md §3.4). */
  readonly deliverTwice: boolean;
  /** True: an operation on a conversation where another one runs is refused with 412 (teams.md §6.5). */
  readonly refuseConcurrent: boolean;
  /** Added to every answer of the connector and the token service, in milliseconds. */
  readonly connectorLatencyMs: number;
  /** How long a new message can't be edited or deleted: 404 ActivityNotFoundInConversation (teams.md §3.1). */
  readonly editableAfterMs: number;
}
