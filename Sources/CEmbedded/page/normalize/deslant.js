// Deslanting, for networks trained on deslanted digits. The twin of Deslanting.swift in Sources/Images/Normalization;
// `Math.fround` stands where Swift computes in Float.
"use strict";

/** The deslanted field. */
function deslanted(field) {
  const { slant, centre } = slantOf(field);
  const upright = new Uint8Array(field.length);
  for (let y = 0; y < fieldSide; y += 1) {
    const shift = Math.fround(slant * Math.fround(y - centre));
    const whole = Math.floor(shift);
    const weights = cubicWeights(Math.fround(shift - whole));
    for (let x = 0; x < fieldSide; x += 1) {
      let sum = 0;
      for (let tap = 0; tap < weights.length; tap += 1) {
        const source = x + whole + tap - 1;
        if (source < 0 || source >= fieldSide) continue;
        sum = Math.fround(sum + Math.fround(weights[tap] * field[y * fieldSide + source]));
      }
      // Adding 2²³ rounds to a whole number.
      upright[y * fieldSide + x] = Math.fround(Math.min(Math.max(sum, 0), 255) + 2 ** 23) - 2 ** 23;
    }
  }
  return upright;
}

/** The slant of the ink in columns per row, and the row of its centre of mass; 0 and 0 without ink. */
function slantOf(field) {
  let [mass, sumX, sumY, sumXY, sumYY] = [0, 0, 0, 0, 0];
  field.forEach((ink, index) => {
    const x = index % fieldSide;
    const y = Math.trunc(index / fieldSide);
    mass += ink;
    sumX += ink * x;
    sumY += ink * y;
    sumXY += ink * x * y;
    sumYY += ink * y * y;
  });
  if (mass === 0) return { slant: 0, centre: 0 };
  const covariance = sumXY - (sumX / mass) * sumY;
  const variance = sumYY - (sumY / mass) * sumY;
  const slant = variance > 0 ? Math.fround(covariance / variance) : 0;
  return { slant: Math.min(Math.max(slant, -1), 1), centre: Math.fround(sumY / mass) };
}

/** The weights of the samples at −1, 0, 1 and 2 for cubic convolution at `t`, 0 to 1. */
function cubicWeights(t) {
  const u = Math.fround(1 - t);
  const outer = (a, b) => Math.fround(Math.fround(Math.fround(-0.5 * a) * b) * b);
  const inner = (a) => {
    const rest = Math.fround(Math.fround(1.5 * a) - 2.5);
    return Math.fround(1 + Math.fround(Math.fround(a * a) * rest));
  };
  return [outer(t, u), inner(t), inner(u), outer(u, t)];
}
