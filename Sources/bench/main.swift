import Kernels
import KernelsAVX2
import KernelsAVX512
import KernelsBaseline
import Glibc
func alloc(_ n: Int) -> UnsafeMutablePointer<Float> { let p = UnsafeMutableRawPointer.allocate(byteCount: n*4+64, alignment: 64).bindMemory(to: Float.self, capacity: n); for i in 0..<n { p[i] = Float(i % 7) * 0.1 }; return p }
func now() -> Double { var t = timespec(); clock_gettime(CLOCK_MONOTONIC, &t); return Double(t.tv_sec) + Double(t.tv_nsec)*1e-9 }
func time(_ name: String, _ fl: Double, _ f: () -> Void) {
  var best = 1e9
  let reps = max(3, Int(2e8 / fl))
  for _ in 0..<7 { let t = now(); for _ in 0..<reps { f() }; best = min(best, (now()-t)/Double(reps)) }
  print(name, Int(fl/best/1e9))
}
for (name, k) in [("avx512", KernelTable.avx512), ("avx2", .avx2), ("base", .baseline)] {
  let n = 118_000 / 32 * 32
  let (w, g, m, v) = (alloc(n), alloc(n), alloc(n), alloc(n))
  time("\(name) adam Gparam/s x1000", Double(n) * 1e3) { k.adam(AdamRun(count: n, parameters: w, gradient: g, firstMoment: m, secondMoment: v), AdamCoefficients(firstDecay: 0.9, secondDecay: 0.999, firstShare: 0.1, secondShare: 0.001, stepSize: 1e-3, rootScale: 1, epsilon: 1e-8, retention: 1)) }
  for (B, I, O) in [(128, 784, 128), (32, 784, 128), (64, 784, 128), (128, 128, 128), (256, 512, 512), (256, 1024, 1024)] {
    let si = (I+31)/32*32
    let x = alloc(B*si), w = alloc(O*I), y = alloc(B*O), g = alloc(O*I)
    // forward
    time("\(name) forward \(B)x\(I)x\(O)", 2*Double(B*I*O)) {
      for p in stride(from: 0, to: O, by: 32) {
        k.product(Product(rows: B, columns: 32, depth: I, a: x, aRow: si, aDepth: 1, b: w + p*I, bDepth: 32, c: y + p, cRow: O))
      }
    }
    time("\(name) wgrad   \(B)x\(I)x\(O)", 2*Double(B*I*O)) {
      for p in stride(from: 0, to: O, by: 32) {
        k.product(Product(rows: I, columns: 32, depth: B, a: x, aRow: 1, aDepth: si, b: y + p, bDepth: O, c: g + p*I, cRow: 32))
      }
    }
    x.deallocate(); w.deallocate(); y.deallocate(); g.deallocate()
  }
}
