using ScaleFit.Cli.Reading;

namespace ScaleFit.Cli.Tests;

public sealed class InOrderTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(1000)]
    public void ResultsComeInTheOrderOfTheThings(int count) =>
        Assert.Equal(Enumerable.Range(0, count).Select(i => 2 * i), InOrder.Select(Enumerable.Range(0, count), Uneven, ahead: 3));

    [Fact]
    public void TheNumberReadAheadIsLimited()
    {
        int begun = 0, taken = 0;
        foreach (int _ in InOrder.Select(Things(), Uneven, ahead: 3))
            Assert.InRange(begun - ++taken, 0, 3 * Environment.ProcessorCount);
        Assert.Equal(500, taken);

        IEnumerable<int> Things()
        {
            for (int i = 0; i < 500; i++)
            {
                begun++;
                yield return i;
            }
        }
    }

    /// <summary>Where each counts for many, one a core is held.</summary>
    [Theory]
    [InlineData(2, 2)]
    [InlineData(100, 1)]
    public void FewerHeavyItemsAreReadAhead(int weight, int ahead)
    {
        int begun = 0, taken = 0;
        foreach (int _ in InOrder.Select(Enumerable.Range(0, 200).Select(Counted), Uneven, ahead: 4, weight: _ => weight))
            Assert.InRange(begun - ++taken, 0, ahead * Environment.ProcessorCount);
        Assert.Equal(200, taken);

        int Counted(int i)
        {
            begun++;
            return i;
        }
    }

    [Fact]
    public void WhatFailsComesUpInItsPlace()
    {
        var results = new List<int>();
        Assert.Throws<InvalidOperationException>(() =>
        {
            foreach (int result in InOrder.Select(Enumerable.Range(0, 100), i => i == 40 ? throw new InvalidOperationException() : Uneven(i), ahead: 4)) results.Add(result);
        });
        Assert.Equal(Enumerable.Range(0, 40).Select(i => 2 * i), results);
    }

    [Fact]
    public void ADoneResultDoesNotWaitForMoreThings()
    {
        using var results = InOrder.Select(Things(), i => i, ahead: 1000).GetEnumerator();
        Assert.True(results.MoveNext());
        Assert.Equal(0, results.Current);

        IEnumerable<int> Things()
        {
            for (int i = 0; ; i++)
            {
                yield return i;
                if (i > 0) Thread.Sleep(1);
                if (i == 100_000) throw new InvalidOperationException("Nobody took the first result.");
            }
        }
    }

    /// <summary>Later things are often done before earlier ones.</summary>
    private static int Uneven(int i)
    {
        Thread.SpinWait(i % 7 == 0 ? 20_000 : 10);
        return 2 * i;
    }
}
