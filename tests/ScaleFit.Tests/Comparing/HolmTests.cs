using ScaleFit.Comparing;

namespace ScaleFit.Tests.Comparing;

public class HolmTests
{
    [Fact]
    public void TheSmallestIsMultipliedByAllAndNoneFallsBelowASmallerOne() =>
        Assert.Equal([0.03, 0.06, 0.06, 0.02], Rounded(Holm.Adjust([0.01, 0.04, 0.03, 0.005])));

    [Fact]
    public void WhatHasNoPValueDoesNotCount() => Assert.Equal([0.04, null, 0.04], Rounded(Holm.Adjust([0.02, null, 0.03])));

    [Fact]
    public void NoneExceedsOne() => Assert.Equal([1, 1], Rounded(Holm.Adjust([0.7, 0.9])));

    private static double?[] Rounded(double?[] values) => [.. values.Select(value => value is { } p ? Math.Round(p, 12) : (double?)null)];
}
