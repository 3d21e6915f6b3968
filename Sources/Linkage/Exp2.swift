import Glibc

/// Two to the power of a number; the one place where this room calls the C library's mathematics.
func exp2(_ exponent: Double) -> Double { Glibc.exp2(exponent) }

/// The logarithm to base two.
func log2(_ number: Double) -> Double { Glibc.log2(number) }
