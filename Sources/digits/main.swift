// digits
