/** Asks one question at a time and, of those that come meanwhile, only the last. */
export interface LatestWins<Question> {
  ask(question: Question): void;
  /** Nothing is delivered afterwards. */
  dispose(): void;
}

/**
 * A queue of length one. Every answer is delivered, also where a newer question already waits:
 * while a slider is dragged the picture then follows as fast as it can be made instead of standing
 * still until the hand does.
 */
export function createLatestWins<Question, Answer>(
  work: (question: Question) => Promise<Answer>,
  deliver: (question: Question, answer: Answer) => void,
  fail: (error: unknown) => void,
): LatestWins<Question> {
  let busy = false;
  let closed = false;
  let next: { readonly question: Question } | null = null;

  const run = async (first: Question): Promise<void> => {
    busy = true;
    let question: Question = first;
    for (;;) {
      try {
        const answer = await work(question);
        if (!closed) deliver(question, answer);
      } catch (error) {
        if (!closed) fail(error);
      }
      if (closed || !next) break;
      question = next.question;
      next = null;
    }
    busy = false;
  };

  return {
    ask(question) {
      if (closed) return;
      if (busy) next = { question };
      else void run(question);
    },
    dispose() {
      closed = true;
      next = null;
    },
  };
}
