import { ByteWriter, type Writer } from 'hyparquet-writer';

/** A writer for `ParquetWriter` whose bytes go to a file whenever they are flushed. */
export interface ByteFile {
  readonly writer: Writer;
  flush(): Promise<void>;
}

export function byteFile(append: (bytes: Uint8Array) => Promise<void>): ByteFile {
  const writer = new ByteWriter();
  return {
    writer,
    async flush() {
      const bytes = writer.getBytes().slice();
      // `offset` stays: it is the place in the file.
      writer.index = 0;
      await append(bytes);
    },
  };
}
