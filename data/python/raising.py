"""An exception on its way up through coroutines."""


async def fail(frames):
    if frames > 1:
        return await fail(frames - 1)
    raise ValueError("no answer")


def through(frames):
    async def raise_and_catch(count):
        for _ in range(count):
            try:
                await fail(frames)
            except ValueError:
                pass

    return raise_and_catch
