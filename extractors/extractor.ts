import type { Document, Place } from '../src/document.ts';

/** Knows one format. It gets bytes and returns data: no file system, no process, so it runs in a browser too. */
export interface Extractor {
  readonly format: string;
  /** Whether the bytes look like this format; judged by content, the name only breaks ties. */
  accepts(bytes: Uint8Array, name: string): boolean;
  /**
   * Reads the source.
   * @throws DocumentError where it cannot be read
   */
  extract(bytes: Uint8Array, name: string): Promise<Document>;
  /** The document with a second reader's word on the cells at these places, where it was read from a picture. */
  secondLook?(document: Document, places: ReadonlySet<Place>): Promise<Document>;
  /** Another engine, for a source of whose reading there is doubt. */
  readonly secondOpinion?: SecondOpinion;
}

/** Reads a source a second time, by its characters alone. */
export interface SecondOpinion {
  /** The names of the engines: the one that reads first, and this one. */
  readonly engines: readonly [first: string, second: string];
  /** @throws DocumentError where it cannot be read */
  extract(bytes: Uint8Array, name: string): Promise<Document>;
}
