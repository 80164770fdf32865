// The entry `outcrop/browser`: what code in a browser makes for calls on a server.
export { Audio, Image, Pdf, Video } from './media/index.ts';
