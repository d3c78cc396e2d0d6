#:project ../src/ScaleFit/ScaleFit.csproj
using ScaleFit.Forecasting;
using ScaleFit.Inference;
using ScaleFit.Logs;

var run = LogReader.Read(args[0], new LogOptions()).Runs[0];
var analysed = RunAnalyzer.Infer(run, InferenceOptions.Default);
var ceiling = analysed.Curves[0]["asymptote"];
var later = Forecaster.Forecast(analysed, new ForecastOptions { At = [200_000] }).Curves[0].Forecasts[0];
Console.WriteLine(FormattableString.Invariant($"{run.Name}: ceiling {ceiling.Value:F3}, from {ceiling.Interval?.Lower:F3} to {ceiling.Interval?.Upper:F3}"));
Console.WriteLine(FormattableString.Invariant($"pass rate at {later.Compute:N0}: {later.Value:F3}, from {later.WithMargin.Lower:F3} to {later.WithMargin.Upper:F3}"));
