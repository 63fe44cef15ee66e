/** Tells the worker of this process that a job was stored. */
export interface WakeUp {
  /** Returns the way to stop listening. */
  listen(listener: () => void): () => void;
  call(): void;
}

export function wakeUp(): WakeUp {
  const listeners = new Set<() => void>();
  return {
    listen(listener) {
      const entry = () => listener();
      listeners.add(entry);
      return () => void listeners.delete(entry);
    },
    call() {
      for (const listener of listeners) listener();
    },
  };
}
