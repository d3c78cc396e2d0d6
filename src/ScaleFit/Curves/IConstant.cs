namespace ScaleFit.Curves;

/// <summary>A truth that is known when code is compiled for it: what it rules out is not there.</summary>
internal interface IConstant
{
    /// <summary>The truth.</summary>
    static abstract bool Value { get; }
}

/// <inheritdoc cref="IConstant"/>
internal readonly struct Yes : IConstant
{
    /// <inheritdoc/>
    public static bool Value => true;
}

/// <inheritdoc cref="IConstant"/>
internal readonly struct No : IConstant
{
    /// <inheritdoc/>
    public static bool Value => false;
}
