import type { Writable } from 'node:stream';

/** How often the picture is drawn again. */
const INTERVAL_MS = 100;

/** Lines at the bottom of a terminal that are drawn again and again, under lines that stay. */
export interface LiveView {
  /** Writes a line that stays. */
  print(line: string): void;
  /** Takes the picture away and gives the cursor back. */
  close(): void;
}

/** Opens a live view. `draw` is asked for the picture; when it is empty, nothing is shown. */
export async function openLiveView(screen: Writable, draw: () => string): Promise<LiveView> {
  const { createLogUpdate } = await import('log-update');
  const update = createLogUpdate(screen);
  const redraw = (): void => {
    const picture = draw();
    if (picture === '') update.clear();
    else update(picture);
  };
  const timer = setInterval(redraw, INTERVAL_MS);
  timer.unref();
  return {
    print(line) {
      update.clear();
      screen.write(`${line}\n`);
      redraw();
    },
    close() {
      clearInterval(timer);
      update.clear();
      update.done();
    },
  };
}
