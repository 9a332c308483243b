/** Asked by number and answered by it, as the protocols of Chromium (CDP) and of Firefox (WebDriver BiDi) both do. */
export interface Socket {
  /** @throws Error with what the browser says, or when it says nothing for `ANSWERS_WITHIN_MS` */
  ask(method: string, params?: object, sessionId?: string): Promise<Answer>;
  /** Resolves at the next event of this name of which the parameters are so. */
  next(method: string, isIt?: (params: Answer) => boolean): Promise<void>;
  close(): void;
}

// What a browser answers is read where it is asked for.
type Answer = Record<string, any>; // eslint-disable-line @typescript-eslint/no-explicit-any

const ANSWERS_WITHIN_MS = 40_000;

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Answer;
  readonly result?: Answer;
  readonly error?: unknown;
  readonly message?: string;
}

export async function openSocket(address: string): Promise<Socket> {
  const socket = new WebSocket(address);
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = () => reject(new Error(`${address} does not answer`));
  });
  let count = 0;
  const waiting = new Map<number, (message: Message) => void>();
  const heard = new Set<(message: Message) => void>();
  socket.onmessage = ({ data }) => {
    const message = JSON.parse(String(data)) as Message;
    if (message.id !== undefined) waiting.get(message.id)?.(message);
    else for (const hear of heard) hear(message);
  };
  return {
    async ask(method, params = {}, sessionId) {
      const id = ++count;
      const answer = inTime<Message>(method, (resolve) => {
        waiting.set(id, resolve);
        socket.send(JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) }));
      });
      const { result, error, message } = await answer.finally(() => waiting.delete(id));
      if (error) throw new Error(`${method}: ${JSON.stringify(error)} ${message ?? ''}`);
      return result ?? {};
    },
    next(method, isIt = () => true) {
      let hear: (message: Message) => void;
      return inTime<void>(method, (resolve) => {
        hear = (message) => message.method === method && isIt(message.params ?? {}) && resolve();
        heard.add(hear);
      }).finally(() => heard.delete(hear));
    },
    close: () => socket.close()
  };
}

function inTime<T>(what: string, begin: (resolve: (value: T) => void) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${what} is not answered`)), ANSWERS_WITHIN_MS);
    begin((value) => {
      clearTimeout(timer);
      resolve(value);
    });
  });
}
