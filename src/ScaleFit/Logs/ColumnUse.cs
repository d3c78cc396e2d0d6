namespace ScaleFit.Logs;

/// <summary>What a column can be taken for, as far as its name tells.</summary>
internal enum ColumnUse
{
    /// <summary>Nothing that is looked for by name.</summary>
    Other,

    /// <summary>A pass rate, or another metric of validation.</summary>
    Metric,

    /// <summary>A metric of training.</summary>
    TrainingMetric,

    /// <summary>Compute that counts from the beginning of a run.</summary>
    Compute,

    /// <summary>The seconds of a step.</summary>
    StepTime,

    /// <summary>The name of a run.</summary>
    Run,
}
