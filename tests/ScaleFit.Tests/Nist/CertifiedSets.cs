using ScaleFit.Fitting;

namespace ScaleFit.Tests.Nist;

/// <summary>The NIST StRD nonlinear regression sets: certified values and standard errors, from both published starts.</summary>
public class CertifiedSets
{
    public static TheoryData<string, int> Cases()
    {
        string[] names =
        [
            "Bennett5", "BoxBOD", "Chwirut1", "Chwirut2", "DanWood", "ENSO", "Eckerle4", "Gauss1", "Gauss2", "Gauss3", "Hahn1", "Kirby2",
            "Lanczos1", "Lanczos2", "Lanczos3", "MGH09", "MGH10", "MGH17", "Misra1a", "Misra1b", "Misra1c", "Misra1d", "Nelson", "Rat42",
            "Rat43", "Roszman1", "Thurber",
        ];
        var cases = new TheoryData<string, int>();
        foreach (string name in names)
        {
            cases.Add(name, 1);
            cases.Add(name, 2);
        }
        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void ParametersAgreeToSixDigitsAndStandardErrorsToFour(string name, int start)
    {
        var set = new NistSet(Shared.Path($"nist/{name}.dat"));
        int n = set.ParameterCount;
        var solver = new LevenbergMarquardt(n, set.ResidualCount);
        var unbounded = Enumerable.Repeat(double.PositiveInfinity, n).ToArray();
        double[] parameters = [.. set.Starts[start - 1]];

        var solution = solver.Solve(set, parameters, [.. unbounded.Select(u => -u)], unbounded, Tolerances.Tight, out var information);

        Assert.True(solution.Termination.Succeeded(), $"{solution}");
        double scale = Math.Sqrt(solution.SumOfSquares / (set.ResidualCount - n));
        double[] errors = [.. information.UnscaledErrors.Select(e => scale * e)];
        double digits = Digits(parameters, set.Certified), errorDigits = Digits(errors, set.Deviations);
        Assert.True(digits >= 6, $"{name} from start {start}: {digits:F1} digits, {solution}");
        // Lanczos1 is exact to 13 digits: its standard errors measure the rounding of doubles.
        Assert.True(errorDigits >= (name == "Lanczos1" ? 3 : 4), $"{name} from start {start}: {errorDigits:F1} digits in the errors");
        TestContext.Current.SendDiagnosticMessage($"{name} start {start}: {digits:F1} digits, errors {errorDigits:F1}, {solution.Evaluations} evaluations, {solution.Termination}");
    }

    private static double Digits(IReadOnlyList<double> found, IReadOnlyList<double> certified) =>
        found.Zip(certified, (f, c) => Math.Min(15, -Math.Log10(Math.Abs(f - c) / Math.Abs(c)))).Min();
}
