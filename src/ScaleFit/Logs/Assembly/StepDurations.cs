using System.Globalization;
using ScaleFit.Logs.Columns;
using ScaleFit.Runs;

namespace ScaleFit.Logs.Assembly;

/// <summary>The time of each step of a run, as logged. Shows which steps have stalled.</summary>
internal sealed class StepDurations
{
    /// <summary>With fewer rows, the median is not the usual step.</summary>
    private const int Fewest = 5;

    private readonly List<Step> _steps = [];

    /// <summary>The median; infinity for few steps, because none of them can be judged.</summary>
    public double Median
    {
        get
        {
            if (_steps.Count < Fewest) return double.PositiveInfinity;
            double[] sorted = [.. _steps.Select(step => step.Time).Order()];
            return sorted[sorted.Length / 2];
        }
    }

    /// <summary>Sets the time of a step, which later rows of the step may increase.</summary>
    /// <param name="before">The time of the run before the step.</param>
    /// <param name="time">The time of the step.</param>
    /// <param name="weight">The number of steps with this time.</param>
    /// <param name="line">The line.</param>
    public void Set(double before, double time, double weight, long line)
    {
        var step = new Step(before, time, weight, line);
        if (_steps is [.., var last] && last.Before == before) _steps[^1] = step;
        else _steps.Add(step);
    }

    /// <summary>Removes the steps after a time of the run, because the log repeats them.</summary>
    public void GoBack(double before) => _steps.RemoveAll(step => step.Before >= before);

    /// <summary>The finding about stalled steps, or null.</summary>
    /// <param name="compute">The compute of the run.</param>
    /// <param name="isReplaced">Whether the stalled steps count as the median.</param>
    public Finding? Finding(ComputeColumn compute, bool isReplaced)
    {
        double median = Median, limit = FindingCatalog.StalledSteps * median, whole = _steps.Sum(step => step.Time * step.Weight);
        var stalled = _steps.FindAll(step => step.Time > limit);
        if (stalled.Count == 0 || !(median > 0 && double.IsFinite(whole))) return null;
        double time = stalled.Sum(step => step.Time * step.Weight), hours = time * HoursOf(compute);
        string steps = stalled.Count == 1 ? "a step takes" : string.Create(CultureInfo.InvariantCulture, $"{stalled.Count} steps take");
        return FindingCatalog.StepStalled.Report(
            string.Create(CultureInfo.InvariantCulture, $"{steps} longer than {FindingCatalog.StalledSteps} times the median step, first in line {stalled[0].Line}: {hours:G3} hours, {NumberFormat.Share(time / whole)} of the compute{(isReplaced ? "; ScaleFit counts each as the median step" : "")}"),
            isReplaced ? $"Remove {OptionName.NoStalls} to count them as logged." : $"Give {OptionName.NoStalls} to count each of these steps as the median step.");
    }

    private static double HoursOf(ComputeColumn compute) => compute.Axis.Unit switch
    {
        ComputeUnit.Hours => 1,
        ComputeUnit.GpuHours => compute.Factor / (compute.Axis.Gpus ?? 1),
        _ => 1.0 / 3600,
    };

    /// <summary>One step, or the mean of several.</summary>
    private readonly record struct Step(double Before, double Time, double Weight, long Line);
}
