import { Crc32 } from '@smithy/core/checksum';

/** Total length, headers length, and the checksum of the two. */
const PRELUDE = 12;
const MIN_FRAME = 16;
/** Frames hold one event each; anything longer is a misread length. */
const MAX_FRAME = 16 * 1024 * 1024;

/** The bytes are not an event stream. */
export class CorruptStreamError extends Error {}

/**
 * Cuts a byte stream into event-stream frames, however its chunks fall. Frames that lie within one chunk are views of it; others are
 * gathered in a buffer of their own length, so that the work is in proportion to the bytes.
 */
export class FrameReader {
  readonly #prelude: Uint8Array = new Uint8Array(PRELUDE);
  #frame: Uint8Array | undefined;
  /** Bytes of the current frame that have arrived. */
  #filled = 0;

  /** True in the middle of a frame. */
  get isInFrame(): boolean {
    return this.#filled > 0;
  }

  /** @throws CorruptStreamError */
  *push(chunk: Uint8Array): Generator<Uint8Array> {
    let offset = 0;
    while (offset < chunk.length) {
      const rest = chunk.subarray(offset);
      const whole = this.#filled === 0 && rest.length >= PRELUDE ? frameLength(rest) : undefined;
      if (whole !== undefined && rest.length >= whole) {
        offset += whole;
        yield rest.subarray(0, whole);
        continue;
      }
      offset += this.#gather(rest);
      if (this.#frame === undefined || this.#filled < this.#frame.length) continue;
      const frame = this.#frame;
      this.#frame = undefined;
      this.#filled = 0;
      yield frame;
    }
  }

  /** Copies what belongs to the current frame, and gives the number of bytes taken. */
  #gather(bytes: Uint8Array): number {
    const target = this.#frame ?? this.#prelude;
    const taken = Math.min(target.length - this.#filled, bytes.length);
    target.set(bytes.subarray(0, taken), this.#filled);
    this.#filled += taken;
    if (this.#frame === undefined && this.#filled === PRELUDE) {
      this.#frame = new Uint8Array(frameLength(this.#prelude));
      this.#frame.set(this.#prelude);
    }
    return taken;
  }
}

/** Reads the length of a frame, once its checksum vouches for it: a wrong length would make the reader wait for bytes that never come. */
function frameLength(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, PRELUDE);
  const length = view.getUint32(0);
  const checksum = new Crc32();
  checksum.update(bytes.subarray(0, 8));
  if (checksum.digestSync() !== view.getUint32(8)) throw new CorruptStreamError('the checksum of a frame does not fit its length');
  if (length < MIN_FRAME || length > MAX_FRAME) throw new CorruptStreamError(`a frame has the impossible length ${length}`);
  return length;
}
