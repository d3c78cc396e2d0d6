#:project ../src/ScaleFit/ScaleFit.csproj
using System.Globalization;
using ScaleFit;
using ScaleFit.Fitting;
using ScaleFit.Logs;

if (args is not [var log, var at] || !double.TryParse(at, NumberStyles.Float, CultureInfo.InvariantCulture, out double compute) || !(compute > 0 && double.IsFinite(compute)))
{
    Console.Error.WriteLine("usage: dotnet run forecast.cs LOG COMPUTE, such as: dotnet run forecast.cs run.csv 200000");
    return 2;
}
try
{
    var run = TrainingRun.Read(log);                       // FromPoints(gpuHours, passRates) takes numbers, ReadAll several runs
    var fit = run.Fit();                                   // with InferenceOptions: window, noise, confidence level
    foreach (var finding in fit.Findings) Console.WriteLine(finding);
    Console.WriteLine($"asymptote                {fit.Sigmoid.Asymptote}");
    Console.WriteLine($"pass rate at {at,-11} {fit.PassRateAt(compute)}");
    Console.WriteLine($"compute to reach 0.6     {fit.ComputeToReach(0.6)}");
    return 0;
}
catch (Exception e) when (e is LogFormatException or FitException)
{
    Console.Error.WriteLine(e.Message);
    return 1;
}
