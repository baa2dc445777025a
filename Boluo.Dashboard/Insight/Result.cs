namespace Boluo.Dashboard.Insight;

/// <summary>A value, or the Chinese sentence that says why there is none.</summary>
public readonly record struct Result<T>
{
    private readonly T? _value;

    private Result(T? value, string? error) => (_value, Error) = (value, error);

    public string? Error { get; }

    public bool Ok => Error is null;

    /// <exception cref="InvalidOperationException">There is none; see <see cref="Error"/>.</exception>
    public T Value => Error is null ? _value! : throw new InvalidOperationException(Error);

    public static implicit operator Result<T>(T value) => new(value, null);

    public static Result<T> Fail(string error) => new(default, error);

    public Result<TNext> Then<TNext>(Func<T, Result<TNext>> next) => Ok ? next(Value) : Result<TNext>.Fail(Error!);
}
