using System.Numerics;
using ScaleFit.Curves;
using ScaleFit.Fitting;

namespace ScaleFit.Tests.Fitting;

/// <summary>Factors of matrices made by hand.</summary>
public class BatchFactorTests
{
    /// <summary>What lies on and above the diagonal, row by row.</summary>
    private static readonly double[] Regular = [4, 2, -1, 0.5, 5, 1, 2, 3, 0.25, 6];
    private static readonly double[] Gradient = [1, -2, 0.5, 3];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void TheStepSolvesTheSystemAndPromisesWhatItTakesAway(int first)
    {
        var factor = Given(first, _ => Regular);
        Assert.Equal(Vector<long>.AllBitsSet, factor.Factor());
        var step = new Vector<double>[NormalEquations.Places];
        var diagonal = new Vector<double>[NormalEquations.Places];
        factor.Step(step);
        factor.InverseDiagonal(diagonal);
        double promise = 0;
        for (int row = first; row < step.Length; row++)
        {
            double sum = Gradient[row];
            for (int column = first; column < step.Length; column++) sum += Entry(Regular, row, column) * step[column][0];
            Assert.Equal(0, sum, 1e-13);
            promise -= Gradient[row] * step[row][0];
            // A gradient of one gives a column of the inverse.
            var unit = Given(first, _ => Regular, place => place == row ? 1 : 0);
            unit.Factor();
            unit.Step(step);
            Assert.Equal(-step[row][0], diagonal[row][0], 1e-13);
            factor.Step(step);
        }
        Assert.Equal(promise, factor.PredictedReduction[0], 1e-13);
        Assert.True(diagonal[first][0] > 0);
    }

    [Fact]
    public void ColumnsThatDependOnOthersAreSeenInTheirLane()
    {
        // The second column is the first one but for 3e-9 of its square.
        double[] dependent = [1, 1, 0, 0, 1 + 3e-9, 0, 0, 1, 0, 1];
        var regular = Given(0, lane => lane == 0 ? dependent : Regular).Factor();
        for (int lane = 0; lane < Vector<double>.Count; lane++) Assert.Equal(lane != 0, regular[lane] != 0);
    }

    [Fact]
    public void AHessianThatIsMuchFlatterThanItsProductsIsRefused()
    {
        var products = Given(0, _ => Regular);
        products.Factor();
        double[] flat = [.. Regular];
        flat[NormalEquations.Packed(3, 3)] = 0.1;
        var regular = Given(0, lane => lane == 0 ? flat : Regular).Factor(products);
        for (int lane = 0; lane < Vector<double>.Count; lane++) Assert.Equal(lane != 0, regular[lane] != 0);
    }

    [Fact]
    public void OtherFactorsAreCopiedInTheirLanesOnly()
    {
        double[] other = [.. Regular.Select(entry => 2 * entry)];
        BatchFactor one = Given(0, _ => Regular), two = Given(0, _ => other);
        one.Factor();
        two.Factor();
        Vector<double>[] before = new Vector<double>[NormalEquations.Places], after = new Vector<double>[NormalEquations.Places];
        one.Step(before);
        one.Take(two, new Vector<long>([.. Enumerable.Range(0, Vector<long>.Count).Select(lane => lane == 0 ? -1L : 0)]));
        one.Step(after);
        for (int place = 0; place < NormalEquations.Places; place++)
        {
            for (int lane = 0; lane < Vector<double>.Count; lane++) Assert.Equal(lane == 0 ? before[place][0] / 2 : before[place][0], after[place][lane], 1e-13);
        }
    }

    private static double Entry(double[] packed, int row, int column) => packed[NormalEquations.Packed(Math.Min(row, column), Math.Max(row, column))];

    private static BatchFactor Given(int first, Func<int, double[]> matrix, Func<int, double>? gradient = null)
    {
        var factor = new BatchFactor(first);
        for (int i = 0; i < factor.Matrix.Length; i++) factor.Matrix[i] = new Vector<double>([.. Enumerable.Range(0, Vector<double>.Count).Select(lane => matrix(lane)[i])]);
        for (int place = 0; place < factor.Gradient.Length; place++) factor.Gradient[place] = new(gradient?.Invoke(place) ?? Gradient[place]);
        return factor;
    }
}
