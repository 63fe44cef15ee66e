/** The answer of the gate to `/api/messages`, before botbuilder sees a request. */
export type GateAnswer =
  | { readonly kind: "open" }
  /** `code` goes to the log; the caller gets the status alone. */
  | { readonly kind: "closed"; readonly status: 400 | 401 | 503; readonly code: string };

export interface Gate {
  /** Checks the Authorization header alone, before the body is read. */
  checkToken(authorization: string | undefined): Promise<GateAnswer>;
  /** Checks the outer fields of the activity: refuses other channels, missing or foreign service URLs, and broken bodies. */
  checkBody(body: unknown): GateAnswer;
}
