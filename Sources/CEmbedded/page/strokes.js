// Strokes of the pen and how they are painted, both on the screen and for the network's input.
"use strict";

/** The side of the square that strokes live on, in units; one unit is one pixel of the network's input picture. */
const paperSide = 280;

/** A line drawn with one touch of the pen. */
class Stroke {
  constructor(erases) {
    this.erases = erases;
    /** Points of the pen with the stroke's width there. */
    this.points = [];
  }

  /** Adds a point, unless the pen has hardly moved. */
  add(x, y, width) {
    const last = this.points[this.points.length - 1];
    if (last && Math.hypot(x - last.x, y - last.y) < 0.5) return;
    this.points.push({ x, y, width });
  }
}

/**
 * Paints a stroke from point number `from` on, over what is already painted.
 *
 * The line is smooth: it connects the midpoints of consecutive segments by quadratic Bézier curves with the points as
 * control points. The last half segment is painted only when `isDone`, since the next point may still bend it.
 */
function paintStroke(context, stroke, { from = 0, isDone = true } = {}) {
  const { points } = stroke;
  context.lineCap = "round";
  context.lineJoin = "round";
  for (let i = from; i < points.length; i += 1) {
    const point = points[i];
    const start = i < 2 ? points[0] : middle(points[i - 2], points[i - 1]);
    const bend = points[Math.max(i - 1, 0)];
    const end = i === 0 ? point : middle(bend, point);
    paintBend(context, start, bend, end, point.width);
  }
  const last = points[points.length - 1];
  if (isDone && points.length > 1) {
    paintBend(context, middle(points[points.length - 2], last), last, last, last.width);
  }
}

function paintBend(context, start, bend, end, width) {
  context.lineWidth = width;
  context.beginPath();
  context.moveTo(start.x, start.y);
  context.quadraticCurveTo(bend.x, bend.y, end.x, end.y);
  context.stroke();
}

function middle(a, b) {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}
