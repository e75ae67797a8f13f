// Strokes of the pen: the points that it went through, and how they are painted. The same painting serves the
// paper on the screen and the pixels that the network is given.
"use strict";

/** Strokes live on a square of this many units a side; one unit is one pixel of what the network is given. */
const paperSide = 280;

/** A line drawn with one touch of the pen. */
class Stroke {
  constructor(erases) {
    this.erases = erases;
    /** Where the pen was, and how wide it was there. */
    this.points = [];
  }

  /** Goes on to a point, unless the pen has hardly moved. */
  add(x, y, width) {
    const last = this.points[this.points.length - 1];
    if (last && Math.hypot(x - last.x, y - last.y) < 0.5) return;
    this.points.push({ x, y, width });
  }
}

/**
 * Paints a stroke from its point number `from` on; what was painted before is left as it is.
 *
 * The line is smooth: it runs from the middle between two points to the middle between the next two, along a
 * parabola that the point between them pulls. Its last half is painted when `isDone`, for until then the next
 * point may bend it.
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
