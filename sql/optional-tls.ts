/** libpq's `sslmode` `prefer` and `allow`: one connection, encrypted where the server can, or only where it asks for it. */
import net from "node:net";
import { Duplex } from "node:stream";
import tls from "node:tls";

type Way = "encrypted" | "plain";
type Done = (error?: Error | null) => void;

/** What asks a server for TLS: the length, and the number that stands for the question. */
const SSL_REQUEST = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);
const [YES, NO, ERROR] = ["S".charCodeAt(0), "N".charCodeAt(0), "E".charCodeAt(0)];

/**
 * A socket for `pg` that tries each way in turn: the next one where TLS can't be had, or where the server's first word is a refusal. What was written meanwhile
 * is written again. When every way is refused, the first refusal is what is heard.
 */
export class OptionalTls extends Duplex {
  readonly #options: tls.ConnectionOptions;
  readonly #ways: Way[];
  #place: { readonly port: number; readonly host: string } = { port: 0, host: "" };
  #keepAlive: [boolean, number] | null = null;
  #raw: net.Socket | null = null;
  /** The way that is open: `raw`, or TLS over it. */
  #open: net.Socket | null = null;
  #connected = false;
  /** What was written before the server's first word. */
  #sent: Buffer[] | null = [];
  #refusal: Buffer | null = null;
  #held: (() => void) | null = null;

  constructor(options: tls.ConnectionOptions, ways: readonly Way[]) {
    super({ allowHalfOpen: false });
    this.#options = options;
    this.#ways = [...ways];
  }

  connect(port: number, host: string): this {
    this.#place = { port, host };
    this.#attempt();
    return this;
  }

  /** Always so: messages are small and waited for. */
  setNoDelay(): this {
    return this;
  }

  setKeepAlive(enable: boolean, delay: number): this {
    this.#keepAlive = [enable, delay];
    this.#raw?.setKeepAlive(enable, delay);
    return this;
  }

  ref(): this {
    this.#raw?.ref();
    return this;
  }

  unref(): this {
    this.#raw?.unref();
    return this;
  }

  #attempt(): void {
    const way = this.#ways.shift();
    const raw = net.connect({ ...this.#place, noDelay: true });
    this.#raw = raw;
    this.#open = null;
    if (this.#keepAlive !== null) raw.setKeepAlive(...this.#keepAlive);
    raw.on("error", (error) => {
      if (this.#raw === raw) this.#failed(error);
    });
    raw.on("close", () => {
      if (this.#raw === raw && this.#open === null) this.#failed(new Error("Connection terminated unexpectedly"));
    });
    raw.once("connect", () => {
      if (way === "plain") this.#use(raw);
      else {
        raw.once("data", (answer: Buffer) => this.#answered(raw, answer));
        raw.write(SSL_REQUEST);
      }
    });
  }

  #answered(raw: net.Socket, answer: Buffer): void {
    // More than the one byte came from somebody between here and the server.
    if (answer[0] === YES && answer.length === 1) return this.#encrypt(raw);
    if (answer[0] === NO && answer.length === 1 && this.#ways.shift() === "plain") return this.#use(raw);
    if (answer[0] === NO || answer[0] === ERROR) return this.#next(new Error("The server does not support SSL connections"));
    this.destroy(new Error("what answers there does not speak Postgres' protocol"));
  }

  #encrypt(raw: net.Socket): void {
    const { host } = this.#place;
    const secure = tls.connect({ ...this.#options, socket: raw, host, ...(net.isIP(host) === 0 ? { servername: host } : {}) });
    secure.once("secureConnect", () => this.#use(secure));
    secure.on("error", (error) => {
      if (this.#raw !== raw) return;
      if (this.#open === null) this.#next(error);
      else this.destroy(error);
    });
  }

  #use(socket: net.Socket): void {
    this.#open = socket;
    socket.on("data", (chunk: Buffer) => {
      if (this.#open === socket) this.#received(chunk);
    });
    socket.once("close", () => {
      if (this.#open !== socket) return;
      this.push(null);
      this.destroy();
    });
    if (this.#connected) for (const chunk of this.#sent ?? []) socket.write(chunk);
    else {
      this.#connected = true;
      this.emit("connect");
    }
    this.#held?.();
    this.#held = null;
  }

  #received(chunk: Buffer): void {
    const first = this.#sent !== null;
    if (first && chunk[0] === ERROR) {
      this.#refusal ??= chunk;
      if (this.#ways.length > 0) return this.#next(null);
      chunk = this.#refusal;
    }
    this.#sent = null;
    if (!this.push(chunk)) this.#open?.pause();
  }

  /** The next way; where there is none, the server's first refusal, else what went wrong. */
  #next(error: Error | null): void {
    const [raw, open] = [this.#raw, this.#open];
    this.#raw = this.#open = null;
    open?.destroy();
    raw?.destroy();
    if (this.#ways.length > 0) this.#attempt();
    else this.#failed(error);
  }

  #failed(error: Error | null): void {
    if (this.#refusal === null || this.#sent === null) this.destroy(error ?? undefined);
    else {
      this.#sent = null;
      this.push(this.#refusal);
      this.push(null);
    }
  }

  override _read(): void {
    this.#open?.resume();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: Done): void {
    const write = (): void => {
      this.#sent?.push(chunk);
      // What a way that is given up did not send, the next one sends.
      if (this.#sent === null) this.#open?.write(chunk, done);
      else {
        this.#open?.write(chunk);
        done();
      }
    };
    if (this.#open === null) this.#held = write;
    else write();
  }

  override _final(done: Done): void {
    if (this.#open === null) done();
    else this.#open.end(() => done());
  }

  override _destroy(error: Error | null, done: Done): void {
    const [raw, open] = [this.#raw, this.#open];
    this.#raw = this.#open = null;
    open?.destroy();
    raw?.destroy();
    done(error);
  }
}
