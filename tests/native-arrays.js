import { TestEnvironment } from 'jest-environment-node';

/** Jest gives tests typed arrays of their own; native modules as onnxruntime give and take those of the process. */
export default class NativeArrays extends TestEnvironment {
  async setup() {
    await super.setup();
    this.global.Float32Array = Float32Array;
  }
}
